/** Why a file is no usable picture. */
export type ImageFault = 'PortraitDamaged' | 'PortraitUnsupported' | 'PortraitTooManyPixels';

export interface Image {
  readonly type: 'image/jpeg' | 'image/png';
  /** Pixels, as the picture is to be shown: a turned JPEG counts turned. */
  readonly width: number;
  readonly height: number;
  /** The picture alone: without place, device, texts, thumbnails, and whatever stood behind its end. */
  readonly bytes: Uint8Array;
}

export type ReadImage = Image | { readonly fault: ImageFault };
