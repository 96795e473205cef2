import { describe, expect, it } from 'vitest';
import { lines, merged } from './merged.js';

const conf = (base: string, ours: string, theirs: string | Buffer, choice?: 'keep' | 'ours' | 'markers') =>
  merged('prj.conf', { base, ours, theirs }, choice);

const BASE = lines(
  '# Network',
  'CONFIG_NET=y',
  'CONFIG_RX=16',
  '',
  '# Memory',
  'CONFIG_HEAP=60000',
  'CONFIG_STACK=10000',
);

describe('prj.conf: what the user did survives what we do', () => {
  const cases = [
    {
      what: 'a value of theirs beside one of ours',
      ours: BASE.replace('STACK=10000', 'STACK=8100'),
      theirs: BASE.replace('HEAP=60000', 'HEAP=70000'),
      gives: BASE.replace('HEAP=60000', 'HEAP=70000').replace('STACK=10000', 'STACK=8100'),
    },
    {
      what: 'an added symbol with a comment and blank lines, in the middle of a paragraph of ours',
      ours: BASE.replace('HEAP=60000', 'HEAP=50000'),
      theirs: BASE.replace('CONFIG_STACK', '\n# mine\nCONFIG_MINE=y\n\nCONFIG_STACK'),
      gives: BASE.replace('HEAP=60000', 'HEAP=50000').replace(
        'CONFIG_STACK',
        '\n# mine\nCONFIG_MINE=y\n\nCONFIG_STACK',
      ),
    },
    {
      what: 'a removed symbol',
      ours: BASE.replace('STACK=10000', 'STACK=8100'),
      theirs: BASE.replace('CONFIG_RX=16\n', ''),
      gives: BASE.replace('CONFIG_RX=16\n', '').replace('STACK=10000', 'STACK=8100'),
    },
    {
      what: 'a symbol made a comment, with the value beside it ours',
      ours: BASE.replace('STACK=10000', 'STACK=8100'),
      theirs: BASE.replace('CONFIG_RX', '# CONFIG_RX'),
      gives: BASE.replace('CONFIG_RX', '# CONFIG_RX').replace('STACK=10000', 'STACK=8100'),
    },
    {
      what: 'a symbol switched off in Kconfig’s own way',
      ours: BASE.replace('STACK=10000', 'STACK=8100'),
      theirs: BASE.replace('CONFIG_NET=y', '# CONFIG_NET is not set'),
      gives: BASE.replace('CONFIG_NET=y', '# CONFIG_NET is not set').replace('STACK=10000', 'STACK=8100'),
    },
    {
      what: 'another order, with a value updated where it stands now',
      ours: BASE.replace('RX=16', 'RX=32'),
      theirs: lines(
        'CONFIG_STACK=10000',
        'CONFIG_RX=16',
        '# Memory',
        'CONFIG_HEAP=60000',
        '',
        '# Network',
        'CONFIG_NET=y',
      ),
      gives: lines(
        'CONFIG_STACK=10000',
        'CONFIG_RX=32',
        '# Memory',
        'CONFIG_HEAP=60000',
        '',
        '# Network',
        'CONFIG_NET=y',
      ),
    },
    {
      what: 'blanks behind a value that we update',
      ours: BASE.replace('RX=16', 'RX=32'),
      theirs: BASE.replace('RX=16', 'RX=16  '),
      gives: BASE.replace('RX=16', 'RX=32  '),
    },
    {
      what: 'what is no assignment at all',
      ours: BASE.replace('RX=16', 'RX=32'),
      theirs: `CONFIG_\nwhat is this\n${BASE}rsource "x"\n`,
      gives: `CONFIG_\nwhat is this\n${BASE.replace('RX=16', 'RX=32')}rsource "x"\n`,
    },
  ];
  it.each(cases)('$what', ({ ours, theirs, gives }) => {
    expect(conf(BASE, ours, theirs)).toMatchObject({ text: gives, conflicts: [] });
    // And nothing more happens the next time.
    expect(conf(ours, ours, gives).text).toBe(gives);
  });
});

describe('prj.conf: what we add and take away', () => {
  it('a symbol comes behind its neighbour, with the comment above it', () => {
    const ours = BASE.replace('CONFIG_RX=16\n', 'CONFIG_RX=16\n# saves 2,000 bytes\nCONFIG_TX=8\n');
    const theirs = BASE.replace('CONFIG_RX=16\n', 'CONFIG_RX=20\n');
    expect(conf(BASE, ours, theirs).text).toBe(ours.replace('RX=16', 'RX=20'));
  });

  it('a symbol whose neighbour the user removed comes behind the one before', () => {
    const ours = BASE.replace('CONFIG_RX=16\n', 'CONFIG_RX=16\nCONFIG_TX=8\n');
    const theirs = BASE.replace('CONFIG_RX=16\n', '');
    expect(conf(BASE, ours, theirs).text).toBe(theirs.replace('NET=y\n', 'NET=y\nCONFIG_TX=8\n'));
  });

  it('a paragraph at the end comes behind what the user added to the last one', () => {
    const ours = `${BASE}\n# App\nCONFIG_PORT=9000\n`;
    const mine = `${BASE}CONFIG_MINE=y\n`;
    expect(conf(BASE, ours, mine).text).toBe(`${mine}\n# App\nCONFIG_PORT=9000\n`);
    const apart = `${BASE}\n# mine\nCONFIG_MINE=y\n`;
    expect(conf(BASE, ours, apart).text).toBe(`${BASE}\n# App\nCONFIG_PORT=9000\n\n# mine\nCONFIG_MINE=y\n`);
    // And away again.
    expect(conf(ours, BASE, conf(BASE, ours, apart).text).text).toBe(apart);
  });

  it('a symbol that is no longer ours goes, with its comment, and what the user wrote below it stays', () => {
    const base = BASE.replace('CONFIG_STACK', '# saves 100\nCONFIG_STACK');
    const ours = BASE.replace('CONFIG_STACK=10000\n', '');
    const theirs = `${base}CONFIG_MINE=y\n`;
    expect(conf(base, ours, theirs)).toMatchObject({ text: `${ours}CONFIG_MINE=y\n`, conflicts: [] });
  });

  it('a symbol that the user has already stays where it is', () => {
    const ours = `${BASE}\n# From kconfig\nCONFIG_MINE=y\n`;
    const theirs = `# mine\nCONFIG_MINE=y\n${BASE}`;
    expect(conf(BASE, ours, theirs)).toMatchObject({ text: theirs, conflicts: [] });
  });

  describe('a symbol that we write in another place', () => {
    const base = `${BASE}\n# Commands\nCONFIG_REBOOT=y\nCONFIG_GPIO=y\n`;
    const ours = BASE.replace('\n# Memory', '# Nothing else ends it\nCONFIG_REBOOT=y\n\n# Memory');

    it('goes there, with the comment that says why', () => {
      expect(conf(base, ours, `${base}CONFIG_MINE=y\n`)).toMatchObject({
        text: `${ours}CONFIG_MINE=y\n`,
        conflicts: [],
      });
      expect(conf(ours, base, `${ours}CONFIG_MINE=y\n`)).toMatchObject({
        text: base.replace('STACK=10000\n', 'STACK=10000\nCONFIG_MINE=y\n'),
        conflicts: [],
      });
    });

    it.each([
      { where: 'changed it', theirs: base.replace('REBOOT=y', 'REBOOT=n') },
      {
        where: 'moved it',
        theirs: `CONFIG_REBOOT=y\n${base.replace('CONFIG_REBOOT=y\n', '')}`,
      },
      { where: 'said why', theirs: base.replace('CONFIG_REBOOT', '# mine\nCONFIG_REBOOT') },
    ])('stays where the user $where, and is explained nowhere else', ({ theirs }) => {
      const gone = theirs.replace('\n# Commands\n', '').replace('CONFIG_GPIO=y\n', '');
      expect(conf(base, ours, theirs)).toMatchObject({ text: gone, conflicts: [] });
    });
  });

  it('comments in another language take the place of the old ones', () => {
    const ours = BASE.replace('# Network', '# 网络').replace('# Memory', '# 内存');
    const theirs = BASE.replace('# Memory', 'CONFIG_MINE=y\n# Memory').replace('RX=16', 'RX=1');
    expect(conf(BASE, ours, theirs).text).toBe(
      ours.replace('# 内存', 'CONFIG_MINE=y\n# 内存').replace('RX=16', 'RX=1'),
    );
  });

  it('a comment that the user removed or reworded does not come back in other words', () => {
    const ours = BASE.replace('# Memory', '# 内存');
    for (const theirs of [BASE.replace('# Memory\n', ''), BASE.replace('# Memory', '# RAM!')]) {
      expect(conf(BASE, ours, theirs)).toMatchObject({ text: theirs, conflicts: [] });
    }
  });

  it('the same comment above another symbol is moved there', () => {
    const [one, other] = [
      lines('CONFIG_A=1', '# saves', 'CONFIG_B=2'),
      lines('# saves', 'CONFIG_A=0', 'CONFIG_B=3'),
    ];
    expect(conf(one, other, `${one}CONFIG_MINE=y\n`).text).toBe(`${other}CONFIG_MINE=y\n`);
    expect(conf(other, one, `${other}CONFIG_MINE=y\n`).text).toBe(`${one}CONFIG_MINE=y\n`);
  });

  it('of a symbol that is assigned twice the last one counts', () => {
    const ours = BASE.replace('RX=16', 'RX=32');
    const theirs = `CONFIG_RX=1\n${BASE}`;
    expect(conf(BASE, ours, theirs).text).toBe(`CONFIG_RX=1\n${ours}`);
    expect(conf(BASE, ours, `${BASE}CONFIG_RX=1\n`).conflicts).toEqual([
      { line: 8, symbol: 'RX', yours: 'CONFIG_RX=1', wanted: 'CONFIG_RX=32' },
    ]);
  });
});

describe('prj.conf: conflicts', () => {
  const ours = BASE.replace('RX=16', 'RX=32');
  const cases = [
    {
      what: 'other values',
      base: BASE,
      ours,
      theirs: BASE.replace('RX=16', 'RX=20'),
      conflict: { line: 3, symbol: 'RX', yours: 'CONFIG_RX=20', wanted: 'CONFIG_RX=32' },
      taken: ours,
      marked: ours.replace(
        'CONFIG_RX=32\n',
        lines('<<<<<<< yours', 'CONFIG_RX=20', '=======', 'CONFIG_RX=32', '>>>>>>> generated'),
      ),
    },
    {
      what: 'a symbol that the user removed',
      base: BASE,
      ours,
      theirs: BASE.replace('CONFIG_RX=16\n', ''),
      conflict: { line: undefined, symbol: 'RX', yours: '', wanted: 'CONFIG_RX=32' },
      taken: ours,
      marked: ours.replace(
        'CONFIG_RX=32\n',
        lines('<<<<<<< yours', '=======', 'CONFIG_RX=32', '>>>>>>> generated'),
      ),
    },
    {
      what: 'a symbol that the user made a comment of',
      base: BASE,
      ours,
      theirs: BASE.replace('CONFIG_RX=16\n', '#CONFIG_RX=16\n'),
      conflict: { line: 3, symbol: 'RX', yours: '', wanted: 'CONFIG_RX=32' },
      taken: ours.replace('CONFIG_RX=32\n', 'CONFIG_RX=32\n#CONFIG_RX=16\n'),
      marked: ours.replace(
        'CONFIG_RX=32\n',
        lines('<<<<<<< yours', '=======', 'CONFIG_RX=32', '>>>>>>> generated', '#CONFIG_RX=16'),
      ),
    },
    {
      what: 'a changed symbol that we no longer want',
      base: BASE,
      ours: BASE.replace('CONFIG_RX=16\n', ''),
      theirs: BASE.replace('RX=16', 'RX=20'),
      conflict: { line: 3, symbol: 'RX', yours: 'CONFIG_RX=20', wanted: '' },
      taken: BASE.replace('CONFIG_RX=16\n', ''),
      marked: BASE.replace(
        'CONFIG_RX=16\n',
        lines('<<<<<<< yours', 'CONFIG_RX=20', '=======', '>>>>>>> generated'),
      ),
    },
    {
      what: 'a symbol that both added',
      base: BASE,
      ours: `${BASE}CONFIG_NEW=1\n`,
      theirs: `${BASE}CONFIG_NEW=2\n`,
      conflict: { line: 8, symbol: 'NEW', yours: 'CONFIG_NEW=2', wanted: 'CONFIG_NEW=1' },
      taken: `${BASE}CONFIG_NEW=1\n`,
      marked: `${BASE}${lines('<<<<<<< yours', 'CONFIG_NEW=2', '=======', 'CONFIG_NEW=1', '>>>>>>> generated')}`,
    },
  ];
  it.each(cases)('$what', ({ base, ours, theirs, conflict, taken, marked }) => {
    expect(conf(base, ours, theirs)).toMatchObject({ text: theirs, conflicts: [conflict] });
    expect(conf(base, ours, theirs, 'ours').text).toBe(taken);
    expect(conf(base, ours, theirs, 'markers').text).toBe(marked);
    for (const after of [theirs, taken, marked]) {
      expect(conf(ours, ours, after)).toMatchObject({ text: after, conflicts: [] });
    }
  });

  it('take the comment that explains a value with it', () => {
    const cheap = BASE.replace('CONFIG_STACK=10000', '# saves 1,900 bytes\nCONFIG_STACK=8100');
    const mine = BASE.replace('STACK=10000', 'STACK=9000');
    expect(conf(BASE, cheap, mine)).toMatchObject({
      text: mine,
      conflicts: [{ yours: 'CONFIG_STACK=9000', wanted: '# saves 1,900 bytes\nCONFIG_STACK=8100' }],
    });
    expect(conf(BASE, cheap, mine, 'ours').text).toBe(cheap);
    expect(conf(BASE, cheap, BASE.replace('CONFIG_STACK=10000\n', '')).text).not.toContain('saves');
    // And back: the old comment stands or goes with the user's value.
    const mineLater = cheap.replace('STACK=8100', 'STACK=9000');
    expect(conf(cheap, BASE, mineLater)).toMatchObject({
      text: mineLater,
      conflicts: [{ yours: '# saves 1,900 bytes\nCONFIG_STACK=9000', wanted: 'CONFIG_STACK=10000' }],
    });
    expect(conf(cheap, BASE, mineLater, 'ours').text).toBe(BASE);
  });

  it('keep the user’s value at the very beginning of a file without our comments', () => {
    const cheap = BASE.replace('CONFIG_RX=16', '# saves\nCONFIG_RX=8');
    expect(conf(cheap, BASE, 'CONFIG_RX=9\n')).toMatchObject({
      text: 'CONFIG_RX=9\n',
      conflicts: [{ line: 1, yours: 'CONFIG_RX=9', wanted: 'CONFIG_RX=16' }],
    });
  });

  it('are none where both made the same change', () => {
    expect(conf(BASE, ours, ours)).toMatchObject({ text: ours, conflicts: [] });
    const without = BASE.replace('CONFIG_RX=16\n', '');
    expect(conf(BASE, without, without)).toMatchObject({ text: without, conflicts: [] });
  });

  it('without a record are all that differs', () => {
    const theirs = `${BASE}CONFIG_MINE=y\n`;
    expect(merged('prj.conf', { ours, theirs })).toMatchObject({
      text: theirs,
      conflicts: [
        { line: 3, yours: 'CONFIG_RX=16', wanted: 'CONFIG_RX=32' },
        { line: 8, yours: 'CONFIG_MINE=y', wanted: '' },
      ],
    });
  });
});

describe('prj.conf: bytes', () => {
  const ours = `${BASE.replace('RX=16', 'RX=32')}\n# 应用\nCONFIG_PORT=9000\n`;
  it.each([
    { what: 'CRLF', edit: (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')) },
    { what: 'CR alone', edit: (text: string) => Buffer.from(text.replaceAll('\n', '\r')) },
    { what: 'a missing last line ending', edit: (text: string) => Buffer.from(text.slice(0, -1)) },
    { what: 'a byte-order mark', edit: (text: string) => Buffer.from(`\uFEFF${text}`) },
  ])('$what stays', ({ edit }) => {
    const theirs = edit(`# mine\n${BASE}`);
    const { bytes } = conf(BASE, ours, theirs);
    expect(bytes).toEqual(edit(`# mine\n${ours}`));
    expect(conf(ours, ours, bytes).bytes).toEqual(bytes);
  });

  it('that are not UTF-8 stay, and ours are UTF-8 among them', () => {
    const mine = Buffer.from([0x23, 0x20, 0xc4, 0xe3, 0xba, 0xc3, 0x85, 0xa0, 0x0a]);
    const { bytes } = conf(BASE, ours, Buffer.concat([mine, Buffer.from(BASE)]));
    expect(bytes).toEqual(Buffer.concat([mine, Buffer.from(ours)]));
  });

  it('of a lone line ending among others stay', () => {
    const theirs = BASE.replace('CONFIG_NET=y\n', 'CONFIG_NET=y\r\n');
    expect(conf(BASE, ours, theirs).text).toBe(ours.replace('CONFIG_NET=y\n', 'CONFIG_NET=y\r\n'));
  });
});
