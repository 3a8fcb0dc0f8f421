import { anEcocText } from '../fixtures/an-ecoc';
import { MAX_DOCUMENT_BYTES, readEnvelope } from './read-envelope';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const declared = (encoding: string, text = anEcocText()): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n${text}`;

const read = (bytes: Uint8Array) => {
  const envelope = readEnvelope(bytes);
  return envelope.ok ? 'read' : envelope.finding.code;
};

describe('readEnvelope', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8 without a declaration', utf8(anEcocText())],
    ['declared UTF-8', utf8(declared('utf-8'))],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${declared('UTF-8')}`)],
    ['UTF-16 little-endian with a byte order mark', utf16le(`\uFEFF${declared('utf-16')}`)],
    ['UTF-16 little-endian without', utf16le(declared('UTF-16LE'))],
    ['UTF-16 big-endian with a byte order mark', utf16le(`\uFEFF${declared('utf-16')}`).swap16()],
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
  ])('reads %s', (_, bytes) => {
    const envelope = readEnvelope(bytes);
    expect(envelope).toMatchObject({ ok: true, profile: '2.0' });
    expect(envelope.ok && envelope.text.includes('Åse Ørn')).toBe(true);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', utf8(''), 'ECOC_TOM'],
    ['two megabytes', Buffer.alloc(2 * MAX_DOCUMENT_BYTES, ' '), 'ECOC_FOR_STOR'],
    ['an encoding we do not know', utf8(declared('windows-1252')), 'ECOC_TEGNSETT_STOTTES_IKKE'],
    ['bytes that are not the encoding they should be', Buffer.from(declared('utf-8'), 'latin1'), 'ECOC_UGYLDIGE_TEGN'],
    ['half a UTF-16 character', utf16le(`\uFEFF${anEcocText()}`).subarray(0, 2001), 'ECOC_UGYLDIGE_TEGN'],
    ['a lone surrogate', utf16le(`\uFEFF<a>\uD800</a>`), 'ECOC_UGYLDIGE_TEGN'],
    ['UTF-8 that says it is UTF-16', utf8(declared('utf-16')), 'ECOC_TEGNSETT_AVVIKER'],
    ['UTF-16 that says it is UTF-8', utf16le(`\uFEFF${declared('utf-8')}`), 'ECOC_TEGNSETT_AVVIKER'],
    ['a DOCTYPE', utf8(`<!DOCTYPE InitialVehicleInformation>${anEcocText()}`), 'ECOC_DOCTYPE_IKKE_TILLATT'],
    [
      'a DOCTYPE in UTF-16',
      utf16le(`\uFEFF<!DOCTYPE a [<!ENTITY b "c">]>${anEcocText()}`),
      'ECOC_DOCTYPE_IKKE_TILLATT',
    ],
    [
      'an entity declaration',
      utf8('<!doctype a [<!entity b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
      'ECOC_DOCTYPE_IKKE_TILLATT',
    ],
    ['no XML', utf8('%PDF-1.7'), 'ECOC_IKKE_VELFORMET'],
    ['no element', utf8('<?xml version="1.0"?>'), 'ECOC_IKKE_VELFORMET'],
    ['NUL bytes', Buffer.alloc(100), 'ECOC_IKKE_VELFORMET'],
    ['another root', utf8('<Invoice/>'), 'ECOC_UKJENT_ROTELEMENT'],
    ['another namespace', utf8(anEcocText().replace('.v2"', '.v3"')), 'ECOC_UKJENT_NAVNEROM'],
    ['no namespace', utf8('<InitialVehicleInformation/>'), 'ECOC_UKJENT_NAVNEROM'],
    ['the namespace of the draft', utf8(anEcocText().replace('eu.ereg', 'eu.era')), 'ECOC_NAVNEROM_FRA_UTKAST'],
  ])('refuses %s', (_, bytes, code) => {
    expect(read(bytes)).toBe(code);
  });

  it.each<[string, Uint8Array, string]>([
    ['a zip file', Buffer.from('504b0304140000000800ffff', 'hex'), 'XML, but a zip file'],
    ['a gzip file', Buffer.from('1f8b0800000000000003', 'hex'), 'XML, but a gzip file'],
    ['a PDF', utf8('%PDF-1.7'), 'XML, but a PDF'],
    ['JSON', utf8(' {"vin": "x"}'), 'XML, but probably JSON'],
    ['base64', utf8(Buffer.from(anEcocText()).toString('base64')), 'XML, but probably base64'],
    ['words', utf8('see the attached file'), 'XML. Send the XML file'],
  ])('says what it is that was sent instead of XML: %s', (_, bytes, what) => {
    const envelope = readEnvelope(bytes);
    expect(envelope.ok ? '' : envelope.finding.en).toContain(what);
  });

  it('gives the root the name that it has below its prefix', () => {
    const soap = '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>';
    const envelope = readEnvelope(utf8(soap));
    expect(envelope.ok ? '' : envelope.finding.en).toContain('The root element is "Envelope"');
  });

  it('reads a document whose elements have a prefix', () => {
    const prefixed = anEcocText()
      .replace(/<(\/?)(?=[A-Za-z])/g, '<$1ivi:')
      .replace(' xmlns=', ' xmlns:ivi=');
    expect(readEnvelope(utf8(prefixed))).toMatchObject({ ok: true, profile: '2.0' });
  });

  it('knows version 1 for what it is', () => {
    const bytes = utf16le(
      '\uFEFF<?xml version="1.0" encoding="utf-16"?><InitialVehicleInformation><Header><IVIReferenceId>1</IVIReferenceId></Header></InitialVehicleInformation>',
    );
    expect(readEnvelope(bytes)).toMatchObject({ ok: true, profile: '1.x' });
  });

  it('takes another cap than its own', () => {
    expect(readEnvelope(utf8(anEcocText()), 100)).toMatchObject({ finding: { code: 'ECOC_FOR_STOR' } });
  });
});
