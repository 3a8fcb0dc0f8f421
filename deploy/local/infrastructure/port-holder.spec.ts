import { createServer } from 'node:net';
import { freePorts } from './free-ports.ts';
import { describeHolder, isFree, listeningInode } from './port-holder.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0FA0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1
   1: 0100007F:0FA1 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 4712 1
`;

describe('who holds a port', () => {
  it('is read from the table of sockets, listening ones only', () => {
    expect(listeningInode(table, 4000)).toBe('4711');
    expect(listeningInode(table, 4001)).toBeUndefined();
    expect(listeningInode(table, 4002)).toBeUndefined();
  });

  it('is named with its pid', async () => {
    const [port = 0] = await freePorts(1);
    expect(await isFree(port)).toBe(true);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isFree(port)).toBe(false);
    expect(describeHolder(port)).toMatch(new RegExp(`^pid ${process.pid} \\(.+\\)$`));
    await new Promise((resolve) => server.close(resolve));
  });
});
