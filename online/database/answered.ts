/**
 * One call of a function of a schema. PostgreSQL answers a commit whose wait for the second site was cut off with its result and a
 * warning; so whatever comes with a notice is no answer, and the connection is not used again. Nothing here cancels a call.
 */
import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { err, ok, type Result } from '#election/result.ts'
import { TwoSitePool } from './second-site.ts'

/** Perhaps it was done, perhaps not: the same call again finds out. `cause`: an SQLSTATE or a class, never a value. */
export interface NoAnswer {
  readonly type: 'no-answer'
  readonly cause: string
}

/** The second site may not have it. */
export const ONE_SITE = 'one-site'

/** With a name the server reads and plans it once for each connection. */
type Statement = string | { readonly name: string; readonly text: string }

export async function answered<Row extends QueryResultRow>(
  pool: Pool,
  statement: Statement,
  values: readonly unknown[],
): Promise<Result<readonly Row[], NoAnswer>> {
  const entered = await enters(pool)
  if (!entered.ok) return entered
  const connection = entered.value
  let notice: string | null = null
  const heard = ({ code }: { readonly code?: string | undefined }) => {
    notice = `notice ${code ?? ''}`
  }
  connection.on('notice', heard)
  // A server that dies amid a call says so twice: to the call, and as an event that would end this process with every other call. The
  // event may come after the answer, so a connection that is given up keeps its listener.
  const died = () => {}
  connection.on('error', died)
  try {
    const asked = typeof statement === 'string' ? { text: statement } : statement
    if (pool instanceof TwoSitePool) await pool.begin(connection)
    const { rows } = await connection.query<Row>({ ...asked, values: values.map(asBuffers) })
    if (notice === null && pool instanceof TwoSitePool && !(await pool.waited(connection))) notice ??= ONE_SITE
    connection.release(notice !== null)
    if (notice === null) connection.off('error', died)
    return notice === null ? ok(rows) : err({ type: 'no-answer', cause: notice })
  } catch (error) {
    connection.release(true)
    return err({ type: 'no-answer', cause: causeOf(error) })
  } finally {
    connection.off('notice', heard)
  }
}

/** The cause says whether the role is not let in (`28000`) or the host is away (`ECONNREFUSED`): an operator mends another thing. */
export async function enters(pool: Pool): Promise<Result<PoolClient, NoAnswer>> {
  try {
    return ok(await pool.connect())
  } catch (error) {
    return err({ type: 'no-answer', cause: `no-connection ${causeOf(error)}` })
  }
}

/** The message of a refusal may have the row in it. */
export function causeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : 'connection-lost'
}

/** The client writes any other array of bytes as a number each. */
export function asBuffers(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return Array.isArray(value) ? value.map(asBuffers) : value
}
