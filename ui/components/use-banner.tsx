/** 見本 and 模擬 in colour and words on every screen of a package that is not live. Nothing on a live one. */
import type { Use } from '#election/definition/definition.ts'
import { uiWords } from '#words/common.ts'
import { useText } from '../language/language.tsx'
import './use-banner.css'

export function UseBanner({ use }: { readonly use: Use }) {
  const say = useText()
  if (use === 'live') return null
  return (
    <div className="use-banner" role="note" data-use={use}>
      ◆ {say(use === 'fixture' ? uiWords.fixture : uiWords.rehearsal)} ◆
    </div>
  )
}
