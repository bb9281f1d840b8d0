/** 説明: words and picture of one choice, large. It chooses nothing; every choice has this page, and one leads to the next in the signed order. */
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { ChoicePicture } from './choice-picture.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { BackButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'

export function Explain({ view, send, page }: PageProps<'explain'>) {
  const read = useFurigana()
  const { number, name, kana, party, explained } = page.choice
  const picture = explained?.picture ?? null
  const to = (by: -1 | 1) => () => send({ type: 'explain', at: (page.at + page.of + by) % page.of })
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      question={read(kioskScreen.explainTitle)}
      back={<BackButton send={send} text={kioskScreen.explainBack} />}
    >
      <div className={`explained${picture === null ? '' : ' explained-with-picture'}`}>
        {picture !== null && <ChoicePicture className="explained-picture" picture={picture} />}
        <div className="explained-words">
          <p className="explained-name">
            <span>{number}</span>
            <span>
              <NameWithRuby name={name} kana={kana} />
            </span>
            {party !== '' && <span>{party}</span>}
          </p>
          <p className="explained-text">{explained?.text}</p>
        </div>
        <div className="explained-turn">
          <Button large onPress={to(-1)}>
            ◀ {read(kioskScreen.explainPrevious)}
          </Button>
          <span>{read(kioskScreen.explainOf, { at: page.at + 1, of: page.of })}</span>
          <span className={page.focus === 0 ? 'choice choice-focused' : 'choice'}>
            <Button large onPress={to(1)}>
              {read(kioskScreen.explainNext)} ▶
            </Button>
          </span>
        </div>
      </div>
    </KioskFrame>
  )
}
