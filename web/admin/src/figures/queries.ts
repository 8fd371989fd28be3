import { graphql } from '../gql/index.ts';

export const figureSums = graphql(`
  query FigureSums($now: FiguresAsked!, $before: FiguresAsked!, $course: FiguresAsked!) {
    now: figureSums(asked: $now) {
      upToDate
      sums {
        keys
        measure
        detail
        count
        undone
      }
      names {
        of
        code
        name {
          zh
          en
        }
      }
    }
    before: figureSums(asked: $before) {
      sums {
        keys
        measure
        detail
        count
        undone
      }
    }
    course: figureSums(asked: $course) {
      sums {
        keys
        measure
        detail
        count
        undone
      }
    }
  }
`);

/** Who stands below whom. */
export const institutionPlaces = graphql(`
  query InstitutionPlaces {
    institutionList(first: 200, sort: { by: code }) {
      nodes {
        institutionId
        parentId
        level
        name
      }
    }
  }
`);
