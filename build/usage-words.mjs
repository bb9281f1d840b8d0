/**
 * Each script's description of itself in Japanese, by its file; the English beside it is the comment at its head. Here and not in `ui/`:
 * scripts answer before set-up, when nothing can be translated yet.
 */
export const JAPANESE = {
  'scripts/setup.mjs':
    '新しい作業フォルダーを使えるようにします：Debian と npm のパッケージを入れます。二度目は何も変えません。使い方：npm run setup [-- --install]。--install：たずねずに、管理者の権限で Debian のパッケージを入れる',
  'scripts/test.mjs':
    '準備をして、約束と規則を一つずつ検査します。長い検査は夜に行います（npm run night）。最後の行は「N passed, N failed」（合格と不合格の数）です。使い方：npm test。終了コード：0 すべて合格、1 不合格がある、2 指定の誤り。一部だけは npx vitest run フォルダー',
  'scripts/night/main.ts':
    '長い検査を、一つずつ続けて行います：残りのテスト、画面の一日、図、パッケージ、証明の種、わざと入れた誤りの十分の一。いつ止めても、次は続きから始まります。結果は out/night/report.md。使い方：npm run night [-- [--minutes 分] [--only 語] [--reds]]',
  'scripts/check.mjs': '短い検査です（長くて1分）：型、書き方、短いテスト。使い方：npm run check',
  'scripts/build.mjs':
    '配布するものを組み立てます：プログラム、画面と、その全部の照合表 dist/SHA256SUMS。使い方：npm run build',
  'scripts/tab/main.ts':
    '投票機を、ブラウザーの中で試せるファイル（out/tab/）にします。index.html を開くか、フォルダーをウェブサイトに置きます。使い方：npm run tab',
  'scripts/site/main.ts':
    '文書を、探せるサイト（out/site/）と、役割ごとの印刷用 PDF にします。切れたリンクがあれば終わりません。使い方：npm run site',
  'scripts/release/main.ts':
    '公開する版のファイルを、今のコミットから out/release/ に作り、一つの一覧に署名します。二度作り、違いがあれば1で終わります。使い方：npm run release -- --key 鍵のファイル [--passphrase-fd 番号] [--out フォルダー] [--once]',
  'scripts/start.mjs':
    '机の上で試す投票所と開票所を始めます。最初の一回は準備もします。使い方：npm start [-- [--election フォルダー] [--use fixture|rehearsal] [--home フォルダー] [--port 番号] [--no-window]]。--election：見本のかわりに使うCSVファイルのフォルダー。--use rehearsal：今日の日付と新しい鍵で行う模擬。--home：書く場所（指定がなければ out/desk）。--port：画面のポート（その番号から16個を使う）。--no-window：ウィンドウを開かず、アドレスを表示する',
  'scripts/start-practice.mjs':
    '選挙管理委員会の準備を、見本の選挙と、練習用の差込口・カード読取機で試します。使い方：npm run practice [-- [--home フォルダー] [--port 番号]]',
  'scripts/start-online.mjs':
    'インターネット投票を、申請から開票と検証まで、作り物の人とカードで試します。データベースは一時フォルダーに作り、終わると消します。使い方：npm run online [-- [--tsukuba | --overseas | --school [--files フォルダー]] [--port 番号]]（つくば市の案、在外投票の案、学校・組合・会社）',
  'scripts/in-a-container.mjs':
    'コンテナーの中で npm start を始め、コンテナーのポート（7300から16個）に来たものを渡します。使い方：Containerfile',
  'build/words.mjs':
    '言葉の表 words/*.tsv から、型のあるモジュール words/*.ts を作ります。表は表計算ソフトで開けます。使い方：node build/words.mjs',
  'build/screens.mjs': '画面を、元が変わったときだけ組み立てます。',
  'build/services.mjs': 'プログラムを dist/services/ に組み立てます。機械で動くのはこれです。',
  'build/check-page.mjs':
    'だれもが公表データを確かめるページ dist/checker/ippyo-check.html を作ります。同じ元からは、いつも同じファイルができます。使い方：node build/check-page.mjs',
  'build/voter-page.mjs':
    'インターネット投票の画面を組み立てます。同じ元からは、いつも同じファイルができます。使い方：node build/voter-page.mjs --authority 選管の鍵 --gate 認証のアドレス --out フォルダー',
  'build/staff-page.mjs':
    '選挙管理委員会とヘルプデスクの画面（インターネット投票）を組み立てます。使い方：node build/staff-page.mjs --out フォルダー',
  'build/kernel.mjs':
    '群の計算（混合と開票のための速い計算）を dist/kernel/group.wasm に組み立て、SHA-256 を表示します。',
  'build/translated.mjs': '開発用のプログラムを dist/translated/ に一度だけ変換します。',
  'scripts/run.mjs': '要るときに準備をしてから、TypeScript のプログラムを動かします（開発用）。',
  'scripts/start-built.mjs':
    '組み立て済みのプログラムを動かします。使い方：node scripts/start-built.mjs 機械の種類 指定…（機械の種類：kiosk、issuer、tally、office、ippyo）',
  'scripts/loaded-packages.mjs':
    '機械ごとに、読み込むことのある他者のパッケージを並べます。--write を付けると docs/loaded-packages.md に書きます。',
  'scripts/packages/main.ts':
    '機械と事務局の Debian パッケージを、ファイルの一覧、部品表（CycloneDX）、公表する説明とともに out/packages/ に作ります。--electron を付けると Electron 版を作ります。',
  'scripts/ippyo-fixture.ts': '試しの選挙を準備する、開発用の ippyo です。',
  'simulation/election-day/main.ts': '選挙を一つ、画面なしで終わりまで通します。',
  'scripts/prove/main.ts':
    '長い証明を、種（シード）の範囲ごとに順に行います。指定がなければ、それぞれ少しずつ行います。',
  'scripts/trace/main.ts':
    '要件と、コードと、テストの対応を調べます。--table を付けると、要件ごとに、引用するファイルとテストを並べます。',
  'scripts/voice-times.ts': '音声で投票するときの時間とキーの数の表（docs/voice-times.md）を出します。',
  'scripts/ear-transcript.ts':
    '音声での投票を一つ、カードを置いてから取るまで行い、ヘッドホンに出た音から聞き取った言葉と時刻を出します。そのあと投票機を閉鎖して媒体を開き、聞いたとおりに記録されたかを確かめます。使い方：npx tsx scripts/ear-transcript.ts [LANGUAGE] [100|120|140|170|200] [--touch]。--touch：画面と音声のカードで、画面を指で押す。終了コード：0 聞いたとおり、1 違う、2 指定の誤り',
  'scripts/mutation/main.ts':
    'コードを一か所ずつ少しだけ変え、どの変化にもテストが気づくか調べます。使い方：scripts/mutate [--tests 場所,…] [場所…]',
  'scripts/planted-mistakes/main.ts':
    'わざとした間違いを一つずつ写しに入れ、名指しのテストだけが不合格になるか確かめます。使い方：scripts/planted [名前…]',
  'bench/main.ts': '製品の速さを、同じ回に測った物理の下限と比べて測ります。名前がなければすべて測ります。',
  'desk/online/main.ts': 'インターネット投票を手で試します。使い方：npm run online',
  'desk/practice/main.ts': '選挙管理委員会の準備の練習です。使い方：npm run practice',
  'desk/main.ts': '机の上の投票所です。使い方：npm start',
  'scripts/checks/tidy.ts': '書き方の検査です：ファイルと関数の長さ、後回しのないこと、純粋な核。',
  'scripts/checks/arrows.ts': 'フォルダーの間の矢印（docs/architecture.md）を検査します。',
  'scripts/fixtures/generate-voices.ts': '架空の選挙の音声をすべて out/voice/ に作ります。すでにあるものは作りません。',
  'scripts/fixtures/generate-trouble-numbers.ts': 'docs/trouble-numbers.md を、投票機の番号と言葉から書き直します。',
  'scripts/fixtures/generate-key-vectors.ts': '鍵、持ち分、署名した書類の例を書き直します。',
  'scripts/fixtures/generate-reader-page.ts':
    'docs/formats/reading-a-sealed-medium.md の、検査の答えの一覧を書き直します。',
  'scripts/fixtures/generate-media.ts': 'fixtures/media/ の記録媒体を書き直します。',
  'scripts/fixtures/generate-format-vectors.ts': '形式の例を書き直します。',
  'scripts/fixtures/generate-officers-table.ts': 'docs/when-things-go-wrong.md を書き直します。',
  'scripts/pictures/main.ts':
    '投票機、発券機、集計機の画面の絵を out/screens/ に作ります。投票機は大きさ、言葉、配色ごとです。使い方：npm run pictures [-- kiosk|issuer|tally]。見るのは out/screens/index.html',
  'scripts/pictures/what-happened-pictures.ts': 'docs/what-happened-elsewhere.md の絵を、そのテストから作ります。',
}
