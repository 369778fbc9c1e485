/** The items in groups: two that share a key are in one, as are those that others tie together. The order stays. */
export function tied<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): T[][] {
  let groups: { members: Set<T>; keys: Set<string> }[] = [];
  for (const item of items) {
    const keys = keysOf(item);
    const touched = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      {
        members: new Set([...touched.flatMap((group) => [...group.members]), item]),
        keys: new Set([...touched.flatMap((group) => [...group.keys]), ...keys]),
      },
    ];
  }
  return groups.map(({ members }) => items.filter((item) => members.has(item)));
}
