import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { editionPreview, editionReport, managedRegions, regionState } from '../../api/contract/workbench/admin-regions.ts';
import { request, uploadFile } from '../client/request.ts';

export type RegionPage = z.input<typeof managedRegions>;
export type ManagedRegion = RegionPage['regions'][number];
export type RegionState = z.input<typeof regionState>;
export type Preview = z.input<typeof editionPreview>;
type Report = z.input<typeof editionReport>;

/** What is said about a file beside its content. */
export type Said = { source: string; sourceOn: string; isComplete: boolean };

export const regionStateQuery = queryOptions({ queryKey: ['admin', 'regions', 'state'], queryFn: () => request<RegionState>('GET', '/admin/regions/state') });

export const managedRegionsOf = (parent: string | undefined, term: string) =>
  queryOptions({
    queryKey: ['admin', 'regions', parent ?? '', term],
    queryFn: () => request<RegionPage>('GET', `/admin/regions?${new URLSearchParams(term === '' ? (parent === undefined ? {} : { parent }) : { term })}`),
  });

const queryOf = ({ source, sourceOn, isComplete }: Said) => new URLSearchParams({ source, sourceOn, isComplete: String(isComplete) });

export const previewOf = (file: File, said: Said) => uploadFile<Preview>(`/admin/regions/edition-previews?${queryOf(said)}`, file);

export const loadOf = (file: File, said: Said, version: string) => uploadFile<Report>(`/admin/regions/editions?${queryOf(said)}&version=${encodeURIComponent(version)}`, file);
