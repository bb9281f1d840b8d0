export declare const CHECK_PAGE: string
export declare function buildCheckPage(): Promise<string>
