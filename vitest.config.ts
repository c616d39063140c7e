import { defineConfig } from 'vitest/config'

// On a shared machine a browser may lose a race with the clock; what fails twice is wrong. By hand nothing is retried.
const retry = process.env['CI'] ? 1 : 0
const jsx = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const

export default defineConfig({
  test: {
    // Threads share the transformed modules; one worker per core, the database is the neighbour.
    pool: 'threads',
    maxWorkers: 2,
    projects: [
      {
        oxc: jsx,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.{ts,tsx}'],
          globalSetup: ['tests/cluster.ts'],
          pool: 'threads',
          // Each house of a test has a database of its own, and the program keeps nothing outside it: modules are read once a worker.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          retry,
        },
      },
      {
        // The built program in a real browser, two journeys at a time, each in a department of its own.
        oxc: jsx,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/journeys/setup.ts'],
          pool: 'threads',
          // Pages of one journey at once.
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          retry,
        },
      },
    ],
  },
})
