/** Words of the check of an online box's export (docs/formats/online-sorted.md §2): what each number states. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const onlineChecks = {
  S01: {
    ja: '書き出しは、署名した二人・選挙・設定・一覧・時刻・プログラムのとおり',
    en: 'the export is of this election, its settings, lists and hours, signed by two, by a program that was reviewed',
  },
  S02: { ja: '正（原本）と副（複写）が一字も違わない', en: 'both sticks have the same bytes' },
  S03: { ja: '前に、違う結果に仕分けていない', en: 'it was not sorted before with another result' },
  S04: { ja: '記録簿と票が合い、証人が最後まで見ている', en: 'the log has exactly these votes, and witnesses saw its end' },
  S05: { ja: 'どの票にも、認証の出した投票許可が一つずつある', en: 'each vote has a permit of the gate, and no two the same one' },
  S06: { ja: 'どの票にも、その許可の鍵の署名がある', en: 'each vote is signed by the key of its permit' },
  S07: { ja: 'どの票も、その投票箱・この選挙・この一覧のもの', en: 'each vote is of its box, of this election and of a known list' },
  S08: { ja: '投票箱ごとに、途中の票が欠けていない', en: 'no vote of a box is missing, and none is one too many' },
  S09: { ja: 'どの票の証明も正しく、写しがない', en: 'the proofs of each vote hold, and none is a copy' },
  S10: { ja: 'どの許可にも、署名の控えがある', en: 'there is evidence for each permit' },
  S11: { ja: 'カードの署名と証明書が正しい', en: 'card and signature are genuine' },
  S12: { ja: 'カードは、そのとき有効だった', en: 'the card was good at that time' },
  S13: { ja: 'カードは、その投票箱に承認された人のもの', en: 'it is the card of the person approved for the box' },
  S14: { ja: 'どの投票所の無効化もそろい、食い違わない', en: 'the voids of every station are there and do not contradict' },
  S15: { ja: 'カードか用紙を受け取った人の票が残っていない', en: 'nobody who got a card or paper has a vote that counts' },
  S16: { ja: '停止された投票箱の票は、どれも二人が決めている', en: 'two people have decided about the vote of each held box' },
  S17: { ja: 'どの票も、名簿側の二人が署名した投票箱と選挙のもの', en: 'each vote is of a box, and of its contests, as two people of the roll side signed them' },
  S18: {
    ja: '不具合の一覧の行は、どれも二人の署名があり、前の行につながっている',
    en: 'each line of the list of incidents is by two exporters and follows the one before',
  },
  R10: { ja: '済の一覧は、票のある投票箱と同じ', en: 'the list of who voted is the list of boxes with a vote' },
} as const satisfies TextCatalogue

export const onlineVerifyWords = {
  holds: { ja: '確かめた', en: 'holds' },
  fails: { ja: '合わない', en: 'DOES NOT HOLD' },
  notChecked: { ja: '確かめられなかった', en: 'not checked' },
  sums: {
    ja: '投票 {events} − やり直し {superseded} ＝ 投票箱 {voted}。投票箱 {voted} − 停止 {held} − 無効化 {voided} ＋ 取消し {restored} ＝ 数える投票箱 {counted}。',
    en: 'Casts {events} − superseded {superseded} = boxes with a vote {voted}. {voted} − held {held} − voided {voided} + restored {restored} = boxes that count {counted}.',
  },
  sortedSame: { ja: '仕分けの媒体は、この書き出しから出るものと一字も違いません。', en: 'The stick of sorted votes has exactly the bytes that follow from this export.' },
  sortedDiffers: { ja: '仕分けの媒体の、この書き出しから出るものと違うファイル：{names}', en: 'Files of the stick of sorted votes that do not follow from this export: {names}' },
  sortedNotGiven: { ja: '仕分けの媒体は比べていません。', en: 'No stick of sorted votes was compared.' },
  bundleSame: { ja: '公表データのオンライン投票は、この書き出しから出るものです。', en: 'The online votes of the bundle are those that follow from this export.' },
  bundleDiffers: { ja: '公表データの、この書き出しから出るものと違うファイル：{names}', en: 'Files of the bundle that do not follow from this export: {names}' },
  bundleNotGiven: { ja: '公表データは比べていません。', en: 'No bundle was compared.' },
  seal: {
    ja: 'オンライン投票の封印の照合番号　{number}　← 仕分けの紙と比べてください',
    en: 'Check number of the seal of the online votes  {number}  ← compare with the paper of the sorting',
  },
  allHold: {
    ja: '結論：確かめたところは合っています。カード（S10〜S13）は、仕分けの鍵を持つ人だけが確かめられます。',
    en: 'What was checked holds. The cards (S10 to S13) are checked only by those who have the sorting key.',
  },
  notHold: { ja: '結論：合わないものがあります。', en: 'Something does not hold.' },
} as const satisfies TextCatalogue

export const onlineVerifyRefusals = {
  'online-not-in-package': {
    ja: { title: 'この選挙データには、オンライン投票箱がありません。何も確かめていません。', next: '同じ選挙の選挙データを --package に書いてください。' },
    en: { title: 'This package has no online ballot box. Nothing was checked.', next: 'Give the package of the same election with --package.' },
  },
  'online-package-not-approved': {
    ja: {
      title: '選挙データに、承認者二人の承認がないか、示された承認者が選挙データの承認者と違います（{problem}）。何も確かめていません。',
      next: '承認者の名前と鍵は、鍵の生成の記録（紙）のものを --approvers に指定します。紙と同じなら、この選挙データを使わず、選管に知らせてください。',
    },
    en: {
      title: 'Two approvers have not approved the package, or it names others than were given ({problem}). Nothing was checked.',
      next: 'The people of --approvers are those of the ceremony record, on paper. If they are, do not use this package, and tell the commission.',
    },
  },
  'online-settings-not-approved': {
    ja: {
      title: 'オンライン投票の設定を、二人の承認者が承認していません（{path}：{problem}）。何も調べていません。',
      next: '選管が設定とともに渡した承認のファイルを、設定と同じフォルダーに入れてください。承認者の名前と鍵は、式典の紙のものを --approvers に指定します。',
    },
    en: {
      title: 'Two approvers have not approved the settings ({path}: {problem}). Nothing was checked.',
      next: 'Put the file of approvals that the commission gives with the settings beside them. The people of --approvers are those of the paper of the ceremony.',
    },
  },
  'online-settings-refused': {
    ja: { title: '{path} は、この選挙の選管が署名したオンライン投票の設定ではありません。何も確かめていません。', next: '署名（.sig）が隣にある、同じ選挙の設定を --settings に書いてください。' },
    en: {
      title: '{path} is no setting of an online box that the commission of this election signed. Nothing was checked.',
      next: 'Give the settings of the same election with --settings; their signature (.sig) is beside them.',
    },
  },
  'online-file-missing': {
    ja: { title: '{path} がないか、読めません。何も確かめていません。', next: '場所の名前を確かめて、もう一度実行してください。' },
    en: { title: '{path} is not there or cannot be read. Nothing was checked.', next: 'Look at the name of the place, then run the command again.' },
  },
} satisfies RefusalCatalogue<string>
