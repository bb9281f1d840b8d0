/** Tabs for the pages of a staff program; they look the same in all programs (decision 026). */
import type { ReactNode } from 'react'
import './page-tabs.css'

interface PageTab<Id> {
  readonly id: Id
  readonly name: string
  /** ✓: the page is done. ▲: something waits there. */
  readonly mark?: string
  readonly shortcut?: string
  /** The next step is on this page. */
  readonly next?: boolean
}

interface PageTabsProps<Id> {
  readonly label: string
  readonly tabs: readonly PageTab<Id>[]
  /** Null: none of these pages is shown. */
  readonly shown: Id | null
  readonly onChoose: (id: Id) => void
  /** The pages inside a tab. */
  readonly parts?: boolean
  /** Shown beside the tabs, in the same line. */
  readonly children?: ReactNode
}

export function PageTabs<Id extends string>({
  label,
  tabs,
  shown,
  parts = false,
  onChoose,
  children,
}: PageTabsProps<Id>) {
  return (
    <nav className={`page-tabs${parts ? ' page-parts' : ''}`} aria-label={label}>
      {tabs.map(({ id, name, mark = '', shortcut, next = false }) => (
        <button
          type="button"
          key={id}
          className={`page-tab${next ? ' page-tab-next' : ''}`}
          aria-current={id === shown ? 'page' : undefined}
          aria-keyshortcuts={shortcut}
          onClick={() => onChoose(id)}
        >
          {mark !== '' && `${mark} `}
          {name}
          {shortcut !== undefined && <kbd>{shortcut}</kbd>}
          {next && <span aria-hidden="true"> ▶</span>}
        </button>
      ))}
      {children}
    </nav>
  )
}
