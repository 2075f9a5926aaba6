require "httparty"
require_relative "probe"

puts HTTParty::VERSION
each_request do |method, url, body, headers|
  HTTParty.public_send(method.downcase, url, body: body, headers: headers, timeout: 5)
end
