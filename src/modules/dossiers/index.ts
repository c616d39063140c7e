/** Dossiers (hồ sơ): intake, processing, supplements, results. */
export { figures, listDossiers, oftenFiled, track, trackWithSecret, trackedDocument } from './service/reading.ts'
export { explain } from './service/reading.ts'
