import { findUser } from './unprivileged-user.ts';

const passwd = `root:x:0:0:root:/root:/bin/bash
postgres:x:101:103::/var/lib/postgresql:/bin/bash
nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin
`;

describe('the user that PostgreSQL runs as', () => {
  it('is the first of the names that there is', () => {
    expect(findUser(passwd, ['nobody', 'postgres'])).toEqual({ uid: 65534, gid: 65533 });
    expect(findUser(passwd, ['daemon', 'postgres'])).toEqual({ uid: 101, gid: 103 });
    expect(findUser(passwd, ['daemon'])).toBeUndefined();
  });
});
