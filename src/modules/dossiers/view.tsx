/** Pieces of screen of dossiers that other rooms show. */
export { DossierDetails, type DetailsProps } from './view/details.tsx'
