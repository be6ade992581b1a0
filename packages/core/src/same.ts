/** Whether two values mean the same: data by content, functions always (they are read late and never count as a change). */
export const same = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (typeof a === typeof b &&
    (typeof a === 'function' || (isData(a) && isData(b) && Object.keys({ ...a, ...b }).every(key => same(a[key], b[key])))))

/** No node: that is the same only if it is the same one. */
const isData = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && !!value && !('nodeType' in value)
