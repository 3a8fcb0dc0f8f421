jest.setTimeout(process.env['KJOREKLAR_LONG_TESTS'] === '1' ? 3_600_000 : 420_000);
