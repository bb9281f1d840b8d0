/** Some calls of functions in one transaction. As in `answered.ts`, whatever comes with a notice is no answer. */
import type { Pool, QueryResultRow } from 'pg'
import { err, ok, type Result } from '#election/result.ts'
import { asBuffers, causeOf, enters, type NoAnswer, ONE_SITE } from './answered.ts'
import { TwoSitePool } from './second-site.ts'

export type Ask = <Row extends QueryResultRow>(statement: string, values: readonly unknown[]) => Promise<readonly Row[]>

/** @param work whose error undoes everything */
export async function inTransaction<T, E>(
  pool: Pool,
  work: (ask: Ask) => Promise<Result<T, E>>,
): Promise<Result<T, E | NoAnswer>> {
  const entered = await enters(pool)
  if (!entered.ok) return entered
  const connection = entered.value
  let notice: string | null = null
  const heard = ({ code }: { readonly code?: string | undefined }) => {
    notice = `notice ${code ?? ''}`
  }
  connection.on('notice', heard)
  // As in `answered`: a connection that is given up keeps its listener.
  const died = () => {}
  connection.on('error', died)
  try {
    if (pool instanceof TwoSitePool) await pool.begin(connection)
    await connection.query('BEGIN')
    const done = await work(async <Row extends QueryResultRow>(statement: string, values: readonly unknown[]) => {
      const { rows } = await connection.query<Row>(statement, values.map(asBuffers))
      return rows
    })
    await connection.query(done.ok ? 'COMMIT' : 'ROLLBACK')
    if (notice === null && pool instanceof TwoSitePool && !(await pool.waited(connection))) notice ??= ONE_SITE
    connection.release(notice !== null)
    if (notice === null) connection.off('error', died)
    // A refusal, too, is an answer about what was read.
    if (notice !== null) return err({ type: 'no-answer', cause: notice })
    return done.ok ? ok(done.value) : done
  } catch (error) {
    connection.release(true)
    return err({ type: 'no-answer', cause: causeOf(error) })
  } finally {
    connection.off('notice', heard)
  }
}
