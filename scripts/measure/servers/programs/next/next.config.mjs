const statuses = [301, 302, 303, 307, 308];

export default {
  redirects: () =>
    statuses.map((statusCode) => ({
      source: `/old/${statusCode}`,
      destination: '/new?a=1&b=2',
      statusCode,
    })),
};
