import { existsSync, readdirSync } from 'node:fs'
import { join, parse, resolve, sep } from 'node:path'

/*
 * Unicode has two spellings of many letters: `ü` as one character (NFC), or as `u` with a mark (NFD). Old Macs, and archives
 * and copies made on them, have file names in NFD; Linux and Windows take them as they are. So that the same topics have the
 * same paths on all machines, paths below the topics folder are in NFC everywhere, except when a file is opened.
 */

/** A path below the topics folder in the spelling that ledger, decks and messages have. */
export function canonicalPath(path: string): string {
  return path.normalize('NFC')
}

/**
 * Where a file is on the disk: resolves a path from a folder, and takes over how the disk spells the names. What doesn't
 * exist keeps its spelling.
 */
export function diskPath(folder: string, path: string): string {
  const whole = resolve(folder, path)
  if (isAscii(path) || existsSync(whole)) return whole
  const { root } = parse(whole)
  return whole
    .slice(root.length)
    .split(sep)
    .reduce((at, name) => join(at, nameOnDisk(at, name)), root)
}

function nameOnDisk(folder: string, name: string): string {
  if (isAscii(name) || existsSync(join(folder, name))) return name
  try {
    const wanted = canonicalPath(name)
    return readdirSync(folder).find((each) => canonicalPath(each) === wanted) ?? name
  } catch {
    return name
  }
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text)
}
