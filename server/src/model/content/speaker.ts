/** Words by which a text shows whether it speaks for a place (我市) or for the whole country (各省、自治区). */

export type Speaker = 'local' | 'centre';

const LOCAL_SPEAKER =
  /[我本全](?:省|市|县|区|州|盟|旗|镇|乡)(?!域)|(?:^|[、，,：:；;。（(由经])(?:省|市|县|区|自治区)(?:委|政府|人民政府|直|级|发展|财政|科技|工业)/;
const CENTRE_SPEAKER = /各省(?:、|（|\(|区)|国务院有关|国务院各|中央和国家机关|我国/;

export function speakerOf(content: string): Speaker | null {
  if (LOCAL_SPEAKER.test(content)) return 'local';
  return CENTRE_SPEAKER.test(content) ? 'centre' : null;
}
