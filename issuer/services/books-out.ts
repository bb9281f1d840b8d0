/** The books cannot be made durable twice: the issuer stops before another card leaves the desk (ISS-20). */
import { unreachable } from '#election/assert.ts'
import { type Notice, notice, type OutOfServiceCode } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { BooksFault } from './books/books.ts'
import type { DatabaseFault } from './books/database-fault.ts'
import type { TakeOverFault } from './take-over/medium.ts'

export function booksOut(fault: BooksFault): IssuerEvent {
  return { type: 'out-of-service', notice: booksNotice(fault) }
}

export function booksNotice(fault: BooksFault): Notice<OutOfServiceCode> {
  switch (fault.type) {
    case 'database':
      return databaseNotice(fault.fault)
    case 'take-over-medium':
      return takeOverNotice(fault.fault)
    default:
      return unreachable(fault)
  }
}

function databaseNotice(fault: DatabaseFault): Notice<OutOfServiceCode> {
  if (fault.type === 'damaged') return notice('books-damaged')
  return fault.errno === 'SQLITE_FULL'
    ? notice('books-disk-full')
    : notice('books-not-writable', { errno: fault.errno })
}

function takeOverNotice(fault: TakeOverFault): Notice<OutOfServiceCode> {
  switch (fault.type) {
    case 'missing':
      return notice('take-over-medium-missing')
    case 'foreign':
      return notice('take-over-medium-foreign')
    case 'failed':
      return notice('take-over-medium-failed', { fault: fault.fault.type })
    default:
      return unreachable(fault)
  }
}
