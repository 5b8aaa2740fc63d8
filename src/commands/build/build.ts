import { dirname } from 'node:path'
import type { Format } from '../../emit/index.ts'
import { coloursFor } from '../../io/colour.ts'
import { leadsOutOf } from '../../io/files.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import { exitCodeOf, problemsText } from '../../io/problems.ts'
import { Progress } from '../../io/progress.ts'
import { writeJson } from '../../io/sink.ts'
import { Failure } from '../../model/failure.ts'
import { parseTagExpression } from '../../model/tags.ts'
import { applyPlan } from '../../project/build/apply.ts'
import { withBuildLock } from '../../project/build/lock.ts'
import type { Plan } from '../../project/build/plan.ts'
import { type Report, reportOf, reportRecord, reportText } from '../../project/build/report.ts'
import type { BuildRequest } from '../../project/build/request.ts'
import { withoutStaging, withStaging } from '../../project/build/staging.ts'
import { recordStamp, unchangedPlan } from '../../project/build/stamp-file.ts'
import type { Configuration } from '../../project/configuration.ts'
import { isLedgerText } from '../../project/ledger-file.ts'
import { openProject, readSources } from '../../project/project.ts'
import { nothingRead } from '../../project/topic-path.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `build`. */
export interface BuildOptions extends CommonOptions {
  readonly decks: string | undefined
  readonly formats: readonly Format[] | undefined
  /** The name of the root deck. */
  readonly deck: string | undefined
  readonly retired: Configuration['retired'] | undefined
  /** `plan`: show what would be written, and write nothing. */
  readonly effect: 'write' | 'plan'
  /** `ignore`: build even if the stamp of the last build shows that nothing has changed. */
  readonly stamp: 'use' | 'ignore'
  readonly loss: BuildRequest['loss']
}

/** `topdeck build`: compiles the topics, writes the decks and the ledger, and reports what it did. */
export async function build(target: string | undefined, options: BuildOptions, io: Io): Promise<ExitCode> {
  const request = await readRequest(target, options, io)
  const unchanged = options.stamp === 'use' ? await unchangedPlan(request, options.effect, io) : undefined
  const plan = unchanged ?? (await buildAnew(request, options.effect, io))
  const report = reportOf(request, plan, options.effect, io)
  if (options.output === 'text') io.err.write(nothingRead(request.project, io) ?? '')
  print(report, options, io)
  return exitCodeOf(report.problems)
}

/** The main line of a build: read → compile → plan → apply. The compiler is loaded only if it is needed. */
async function buildAnew(request: BuildRequest, effect: BuildOptions['effect'], io: Io): Promise<Plan> {
  const { project } = request
  const { compileTopics } = await import('../../project/build/compile-topics.ts')
  const { planDecks } = await import('../../project/build/plan.ts')
  const progress = new Progress(io)
  try {
    // What is read anew has to be recorded anew as well.
    const compileNow = async () => {
      const stamp = recordStamp(request, io)
      const sources = readSources(project, io)
      return { stamp, compiled: await compileTopics(request, sources, stamp.readImage, progress, io) }
    }
    let { stamp, compiled } = await compileNow()
    if (effect === 'plan') return await withoutStaging((staging) => planDecks(request, compiled, staging, progress, io))

    const plan = await withBuildLock(project.decks, io.builder, async (lock) => {
      for (;;) {
        // Another build may have written the ledger before this one got the lock, or `git checkout` may have changed it
        // together with the topics.
        if (!isLedgerText(project, compiled.ledgerFile.text)) ({ stamp, compiled } = await compileNow())
        const outcome = await withStaging(lock, project.ledger, async (staging) => {
          const plan = await planDecks(request, compiled, staging, progress, io)
          return (await applyPlan(plan, project, lock)) === 'applied' ? plan : 'outdated'
        })
        if (outcome !== 'outdated') return outcome
      }
    })
    await stamp.leave(plan)
    return plan
  } finally {
    progress.clear()
  }
}

async function readRequest(target: string | undefined, options: BuildOptions, io: Io): Promise<BuildRequest> {
  const tags = parseTagExpression(options.tag)
  const project = await openProject(target, options.decks, io)
  if (options.decks === undefined) refuseLinkedDecks(project, io)
  const { formats, deck, retired } = project.configuration
  return {
    project,
    tags,
    formats: options.formats ?? formats,
    rootDeck: options.deck ?? deck,
    retired: options.retired ?? retired,
    loss: options.loss,
  }
}

/** Fails where a link in the project would make a build write elsewhere; a folder that the user names may be anywhere. */
function refuseLinkedDecks({ decks, configurationFile, ledger }: BuildRequest['project'], io: Io): void {
  const elsewhere = leadsOutOf(dirname(configurationFile ?? ledger), decks)
  if (elsewhere === undefined) return
  const shown = showPath(decks, io)
  const ways = `name the folder (topdeck build -o ${showPlace(elsewhere)}), or set "decks" in the configuration to it`
  throw new Failure(`${shown}: a link leads out of the project, and nothing was written; ${ways}`)
}

function print(report: Report, { output, verbosity, colour }: BuildOptions, io: Io): void {
  if (output === 'json') writeJson(io.out, reportRecord(report, io))
  else {
    io.err.write(problemsText(report.problems, verbosity, coloursFor(io.err, colour, io.env)))
    io.out.write(reportText(report, verbosity, io, coloursFor(io.out, colour, io.env)))
  }
}
