import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'

/** Returns the source lines of a page. */
export const sourceLines = memoiseByObject((page: Page): readonly string[] => page.source.split('\n'))
