import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Tests run programs, git and SQLite; on a busy machine the usual five seconds are not enough.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
