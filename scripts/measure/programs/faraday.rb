require "faraday"
begin
  require "faraday/follow_redirects"
rescue LoadError
  require "faraday_middleware"
end
require_relative "probe"

puts Faraday::VERSION
connection = Faraday.new(request: { timeout: 5 }) { |builder| builder.response :follow_redirects }
each_request do |method, url, body, headers|
  connection.run_request(method.downcase.to_sym, url, body, headers)
end
