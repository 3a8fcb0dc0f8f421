import { isPublicAddress } from './target-address';
import { resolvedFault, targetUrlFault } from './target-url';

const open = { allowPrivateTargets: false };
const closed = { allowPrivateTargets: true };

describe('an address', () => {
  it.each([
    '93.184.215.14',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '2a02:c0::1',
  ])('%s may be called', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['loopback', '::1'],
    ['this network', '0.0.0.0'],
    ['unspecified', '::'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['link-local, cloud metadata', '169.254.169.254'],
    ['CGNAT', '100.64.0.1'],
    ['benchmarking', '198.19.0.1'],
    ['documentation', '203.0.113.7'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped, in hexadecimal', '::ffff:7f00:1'],
    ['IPv4-mapped, even of an open address', '::ffff:8.8.8.8'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64, local', '64:ff9b:1::1'],
    ['unique local', 'fd12:3456::1'],
    ['link-local', 'fe80::1'],
    ['link-local with its zone', 'fe80::1%eth0'],
    ['multicast', 'ff02::1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:53aa:64c::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['no address', 'example.com'],
    ['no address', ''],
  ])('%s (%s) may not be called', (_, address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a target', () => {
  it.each([
    ['https://importor.example/kjoreklar?a=1', undefined],
    ['https://importor.example:8443/', undefined],
    ['https://8.8.8.8/', undefined],
    ['http://importor.example/', 'HTTPS_REQUIRED'],
    ['ftp://importor.example/', 'SCHEME_NOT_ALLOWED'],
    ['file:///etc/passwd', 'SCHEME_NOT_ALLOWED'],
    ['importor.example', 'NOT_A_URL'],
    ['https://', 'NOT_A_URL'],
    ['https://bruker@importor.example/', 'USER_INFO'],
    ['https://bruker:passord@importor.example/', 'USER_INFO'],
    ['https://127.0.0.1/', 'PRIVATE_ADDRESS'],
    ['https://[::1]/', 'PRIVATE_ADDRESS'],
    ['https://0x7f.1/', 'PRIVATE_ADDRESS'],
    ['https://2130706433/', 'PRIVATE_ADDRESS'],
    ['https://[::ffff:10.0.0.1]/', 'PRIVATE_ADDRESS'],
    [`https://importor.example/${'a'.repeat(2_000)}`, 'TOO_LONG'],
  ])('%s: %s', (url, fault) => expect(targetUrlFault(url, open)).toBe(fault));

  it.each([
    ['http://127.0.0.1:4009/callbacks', undefined],
    ['http://localhost/', undefined],
    ['ftp://localhost/', 'SCHEME_NOT_ALLOWED'],
    ['http://bruker@localhost/', 'USER_INFO'],
  ])('on a closed test stack, %s: %s', (url, fault) => expect(targetUrlFault(url, closed)).toBe(fault));

  it('is refused when any of its addresses is not open', () => {
    expect(resolvedFault(['8.8.8.8', '2a02:c0::1'], open)).toBeUndefined();
    expect(resolvedFault(['8.8.8.8', '10.0.0.1'], open)).toBe('PRIVATE_ADDRESS');
    expect(resolvedFault(['10.0.0.1'], closed)).toBeUndefined();
    expect(resolvedFault([], open)).toBe('UNKNOWN_HOST');
  });
});
