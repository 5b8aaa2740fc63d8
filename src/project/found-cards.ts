import type { ReasonOf } from '../extract/extract.ts'
import { type Found, findCards } from '../find-cards.ts'
import type { Io } from '../io/io.ts'
import type { SourceFile } from '../model/source-file.ts'
import { loadParsers } from '../parse/parsers.ts'
import { type LedgerFile, readLedger } from './ledger-file.ts'
import { mergeRules } from './merge-rules.ts'
import type { Project } from './project.ts'

/** The cards of a project's sources, not rendered, and the ledger that identified them. */
export interface FoundCards {
  readonly found: Found
  readonly ledgerFile: LedgerFile
}

/**
 * Finds the cards of a project, by its configuration and the ledger on the disk.
 * @param reasonOf says why a block is no question, where that is to be explained
 */
export async function findProjectCards(
  project: Project,
  files: readonly SourceFile[],
  io: Io,
  reasonOf?: ReasonOf,
): Promise<FoundCards> {
  const ledgerFile = await readLedger(project, io)
  const found = findCards(files, {
    parsers: await loadParsers(files.map(({ text }) => text)),
    ledger: ledgerFile.ledger,
    rules: mergeRules(project.configuration),
    declared: project.declarations.of,
    ...(reasonOf && { reasonOf }),
  })
  return { found, ledgerFile }
}
