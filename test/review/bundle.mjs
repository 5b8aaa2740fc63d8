import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const database = import.meta.resolve('@photostructure/sqlite')

/** Makes one file of the store, the ids of events and the statistics, for scripts that run in a process of their own. */
export async function bundleStore(outfile) {
  await build({
    stdin: {
      contents: `
        export { openStore } from './src/review/store/store.ts'
        export { eventIds } from './src/review/history/event-id.ts'
        export { defaultReviewSettings } from './src/review/schedule/settings.ts'
        export { readStatistics } from './src/review/statistics/read-statistics.ts'
        export { replay } from './test/review/replay.ts'`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    plugins: [
      {
        name: 'installed',
        setup({ onResolve }) {
          onResolve({ filter: /^@photostructure\/sqlite$/ }, () => ({ path: database, external: true }))
        },
      },
    ],
  })
}
