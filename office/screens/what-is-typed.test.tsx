/** The forms of the office turn typed words into events: nothing that can be pressed is dropped without a word at the bridge. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { LotView } from '../session/view.ts'
import { LotEntry } from './approve-page.tsx'
import { dayOf, type TypedDay, withHours } from './day-form.tsx'
import { KeptForms, useKeptForm } from './kept-form.ts'
import { areNames, namesIn } from './loss-form.tsx'
import { NewPerson } from './new-person.tsx'
import { cardCountOf } from './out-page.tsx'

const shown = (form: React.ReactNode) =>
  renderToStaticMarkup(
    <LanguageProvider language="ja">
      <KeysAtHand>{form}</KeysAtHand>
    </LanguageProvider>,
  )
const VIEW = { busy: null, person: '愛' } as never

const hours = { opens: '07:00', closes: '20:00' }
const DAY: TypedDay = {
  ...{ date: '2002-06-23', ...hours },
  stations: ['1', '2'].map((name) => ({
    ...{
      station: name as never,
      name,
      dates: null,
      moving: false,
      opens: '07:00',
      closes: name === '1' ? '20:00' : '18:00',
    },
  })),
}
const closing = ({ stations = [] }: Partial<TypedDay>) => stations.map(({ closes }) => closes)

describe('digits of an input method', () => {
  it('are the number, the hour and the day that they say', () => {
    expect(['１０', ' 10 ', '10', '0', '12345', '１０枚'].map(cardCountOf)).toEqual([10, 10, 10, null, null, null])
    expect(dayOf({ ...DAY, opens: '７：００', closes: '8:30' })).toMatchObject({ opens: '07:00', closes: '08:30' })
    expect(dayOf({ ...DAY, opens: ':00' })).toBeNull()
  })
})

describe('hours of the election', () => {
  it('take along who keeps them, and no station of its own hours, also where both were the same for a moment', () => {
    const earlier = { ...DAY, ...withHours(DAY, { closes: '18:00' }, DAY) }
    expect(closing(earlier)).toEqual(['18:00', '18:00'])
    expect(closing(withHours(earlier, { closes: '19:00' }, DAY))).toEqual(['19:00', '18:00'])
  })
})

describe('what no line of the record holds', () => {
  it('is named beside the button: too many witnesses, or all of them as one name', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `立会　${at}郎`)
    expect(areNames(namesIn(ten.join('、')))).toBe(true)
    expect([namesIn([...ten, '十一'].join('，')), namesIn([...ten, ...ten].join('　'))].map(areNames)).toEqual([
      false,
      false,
    ])
  })

  it('cannot be typed as a name; a day that does not exist is asked for', () => {
    expect(shown(<NewPerson act="x" main why={null} onMade={() => {}} />)).toContain('maxLength="60"')
    const lot = { contest: '1', drawn: null, offered: '0027-04-20' } as unknown as LotView
    const form = shown(<LotEntry lot={lot} view={VIEW} send={() => {}} />)
    expect(form).toContain(
      `>「${officeWords.drawnBy.ja}」「${officeWords.drawnOn.ja}」を入れると押せます</span></small>`,
    )
  })
})

describe('what is half typed', () => {
  const forms = new Map()
  const form = (person: string, begins: string, types: string | null = null) => {
    function Typist() {
      const [typed, type] = useKeptForm('form', { person }, begins)
      if (types !== null && typed !== types) type(types)
      return typed
    }
    const page = (
      <KeptForms value={forms}>
        <Typist />
      </KeptForms>
    )
    return renderToStaticMarkup(page)
  }

  it('is there again for who typed it, for nobody else, and not when the form begins in another way by now', () => {
    expect(form('愛', '4月25日', '4月30日')).toBe('4月30日')
    expect(form('愛', '4月25日')).toBe('4月30日')
    expect(form('健', '4月25日')).toBe('4月25日')
    expect(form('愛', '4月26日')).toBe('4月26日')
  })
})
