/** How many grades were confirmed, and everything that was wrong after a kill. */
export function crashSessions(kills: number): Promise<{ readonly confirmed: number; readonly wrong: readonly string[] }>
