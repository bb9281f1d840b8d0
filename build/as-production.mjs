/** A test runner has set its own environment, and React's words for developers would come into what is delivered. One at a time: it is the process's own. */
export async function asProduction(make) {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    return await make()
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}
