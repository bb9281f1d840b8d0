/** The effects for which `prepared/` must be as it was signed. */
import type { OfficeEffect } from '../session/effect.ts'

/**
 * An effect may show, print or hand out something of `prepared/`: first that must be what the record says was signed (X3-A1). A room in which
 * something is signed looks by itself: it alone may find what the power cut off from its line.
 */
export function needsSigned(effect: OfficeEffect): boolean {
  switch (effect.type) {
    case 'record':
      return ['handed-out', 'list-told', 'roll-list-told'].includes(effect.act.type)
    case 'open-room':
      return ['cards', 'prove', 'roll-list', 'lost-media'].includes(effect.purpose)
    case 'make-papers':
    case 'put-medium':
    case 'check-medium':
    case 'put-list':
    case 'check-list':
    case 'approve-number':
    case 'admit-approver':
    case 'take-roll-changes':
    case 'look-at-round':
    case 'look-at-meetings':
    case 'take-documents':
    case 'approve-document':
    case 'put-document-approvals':
    case 'put-roll-list':
    case 'check-roll-list':
    case 'put-turnout':
    case 'put-losses':
    case 'check-losses':
    case 'put-share':
    case 'check-share':
      return true
    default:
      return false
  }
}
