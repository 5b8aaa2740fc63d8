import type { Page } from '../../parse/page.ts'
import { oncePer } from '../../text/once.ts'

/** The lines of a page's source. */
export const sourceLines = oncePer((page: Page): readonly string[] => page.source.split('\n'))
