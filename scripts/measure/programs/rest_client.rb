require "rest-client"
require_relative "probe"

puts RestClient::VERSION
each_request do |method, url, body, headers|
  RestClient::Request.execute(method: method.downcase.to_sym, url: url, payload: body, headers: headers, timeout: 5)
end
