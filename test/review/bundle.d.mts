export function bundleStore(outfile: string): Promise<void>
