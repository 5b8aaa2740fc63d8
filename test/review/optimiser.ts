const name: string = '@open-spaced-repetition/binding'

/**
 * Whether the package that trains parameters can be had here; it doesn't exist for every machine. Where it has to be there
 * (`TOPDECK_OPTIMISER=required`), the tests that need it fail rather than being skipped.
 */
export const hasOptimiser: boolean =
  process.env['TOPDECK_OPTIMISER'] === 'required' ||
  (await import(name).then(
    () => true,
    () => false,
  ))
