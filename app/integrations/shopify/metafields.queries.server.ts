export const SET_METAFIELDS = `mutation SetFields($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { elementIndex field message } } }`;

export const DELETE_METAFIELDS = `mutation DeleteFields($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) { userErrors { field message } } }`;
