/** Traditional characters of the Chinese phrases, each before its simplified form. Source: Unihan, kSimplifiedVariant. */
const PAIRS =
  "訴诉凍冻師师賴赖騙骗臉脸無无單单領领導导後后負负傳传強强執执結结罰罚費费約约滯滞納纳債债務务還还報报處处關关緊紧聯联繫系" +
  "錄录佈布徵征點点終终機机會会時时內内馬马緩缓訟讼檢检調调員员門门別别們们過过開开爾尔權权將将監监獄狱詐诈貸贷轉转現现親亲" +
  "舊旧遞递遣遣訊讯號号黨党續续嚴严觀观繳缴慮虑華华經经貨货爆爆險险優优劇剧雇雇審审討讨偽伪帳账賬账訂订詢询該该這这裡里個个" +
  "壞坏陰阴頭头遲迟實实買买賣卖產产財财動动與与為为鄰邻視视認认謀谋對对應应縣县鎮镇長长廣广國国圖图連连運运進进達达邊边違违";

export const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)] as const),
);
