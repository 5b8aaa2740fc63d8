import { sqlErrorKind } from './connection.ts'

/** Damage that was found by a check rather than by an error of SQLite. The message says where. */
export class DamageFound extends Error {}

/** Whether an error says that the database is damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof DamageFound || sqlErrorKind(error) === 'damaged'
}
