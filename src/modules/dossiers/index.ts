/** Dossiers (hồ sơ): intake, processing, supplements, results. */
export { explain, figures, oftenFiled, openDossiers, signedLink, track, trackWithSecret, trackedDocument } from './service/reading.ts'
export type { DossierView, Tracked } from './service/reading.ts'
