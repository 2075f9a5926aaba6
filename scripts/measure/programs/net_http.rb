require "net/http"
require_relative "probe"

puts RUBY_VERSION
each_request do |method, url, body, headers|
  uri = URI(url)
  request = Net::HTTP.const_get(method.capitalize).new(uri, headers)
  request.body = body
  Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https", read_timeout: 5) { |http| http.request(request) }
end
