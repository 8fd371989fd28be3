import { rejections } from '@healthcert/domain/kernel';

/** What the desk is told of a picture that will not do. */
export const reject = rejections({
  PortraitEmpty: { zh: '未收到照片', en: 'No picture was received' },
  PortraitTooLarge: { zh: '照片文件不能超过 {most} KB', en: 'The picture file must not exceed {most} kB' },
  PortraitNotAnImage: { zh: '照片须为 JPEG 或 PNG 图片', en: 'The portrait must be a JPEG or PNG picture' },
  PortraitDamaged: { zh: '照片文件已损坏，请重新拍摄或上传', en: 'The picture file is damaged; please take or upload it again' },
  PortraitUnsupported: {
    zh: '不支持这种编码的照片，请另存为普通 JPEG 或 PNG',
    en: 'Pictures of this encoding are not supported; save it as an ordinary JPEG or PNG',
  },
  PortraitTooSmall: { zh: '照片至少 {width} × {height} 像素', en: 'The portrait must have at least {width} × {height} pixels' },
  PortraitTooManyPixels: { zh: '照片每边不能超过 {most} 像素', en: 'No side of the portrait may exceed {most} pixels' },
  PortraitWrongShape: {
    zh: '照片宽高比例不合适，请使用竖幅证件照',
    en: 'The portrait has an unsuitable shape; use an upright identity photo',
  },
});
