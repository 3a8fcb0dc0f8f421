// A busy machine must not fail a test: nothing here asserts a time.
jest.setTimeout(30_000);
