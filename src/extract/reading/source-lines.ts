import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'

/** The lines of a page's source. */
export const sourceLines = memoiseByObject((page: Page): readonly string[] => page.source.split('\n'))
